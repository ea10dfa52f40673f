/**
 * The headers that every answer carries (OWASP ASVS; docs of each policy on MDN). No third-party origin at all, no inline
 * script, no eval but WebAssembly's. Trusted Types policies: `gocua-urls` (the service worker's URL) and `default`.
 */

import type { MiddlewareHandler } from 'hono';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types gocua-urls default',
].join('; ');

/**
 * Only names that Chromium knows, because it complains of others on every page. web-share is not among them: a sealed
 * bundle goes to another phone through the system's share sheet.
 */
const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'display-capture',
  'encrypted-media',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'serial',
  'storage-access',
  'usb',
  'xr-spatial-tracking',
];

const permissionsPolicy = [
  'camera=(self)',
  'fullscreen=(self)',
  'geolocation=(self)',
  'screen-wake-lock=(self)',
  // For recording voices; a page of this app has one policy, whatever its address.
  'microphone=(self)',
  ...refusedFeatures.map((name) => `${name}=()`),
].join(', ');

/** Nothing that the API answers is a page: opened as one (a picture, a PDF, a problem), it may do nothing at all. */
const apiPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** Sets the headers on whatever the routes answered; HSTS only where people reach us by https. */
export function securityHeaders(publicUrl: string): MiddlewareHandler {
  const https = publicUrl.startsWith('https:');
  return async (c, next) => {
    await next();
    const { headers, status } = c.res;
    const isApi = c.req.path.startsWith('/api/');
    // The public pages bring a stricter one of their own.
    if (isApi || !c.req.path.startsWith('/xa/') || !headers.has('content-security-policy')) {
      headers.set('content-security-policy', isApi ? apiPolicy : contentSecurityPolicy);
    }
    headers.set('permissions-policy', permissionsPolicy);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'no-referrer');
    headers.set('cross-origin-opener-policy', 'same-origin');
    headers.set('cross-origin-resource-policy', 'same-origin');
    headers.set('x-frame-options', 'DENY');
    if (https) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (isApi && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
    // What such a client is still sending is nobody's request any more; it does not keep the connection.
    if (status === 408 || status === 413) headers.set('connection', 'close');
  };
}
