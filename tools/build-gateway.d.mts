/** The types of `build-gateway.mjs`, for tests. */

export function buildGateway(): string;
