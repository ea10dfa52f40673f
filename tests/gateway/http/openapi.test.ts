import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissions } from '../../../src/gateway/http/permissions.ts';
import { startTestGateway } from '../../fixtures/start-gateway.ts';
import type { TestGateway } from '../../fixtures/start-gateway.ts';

interface Operation {
  readonly operationId: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: { readonly [status: string]: object };
}
interface Document {
  readonly openapi: string;
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
}

let gateway: TestGateway;
let document: Document;
beforeAll(async () => {
  gateway = await startTestGateway();
  document = (await (await gateway.request('/api/v1/openapi.json')).json()) as Document;
});
afterAll(async () => await gateway.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

/** Every `$ref` in the document. */
function referencesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

describe('the OpenAPI document', () => {
  it('names every call of the table of permissions, and no other', () => {
    const declared = permissions.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operations().map(({ method, path }) => `${method} ${path}`)).toEqual(expect.arrayContaining(declared));
    expect(operations()).toHaveLength(declared.length);
  });

  it('says of each who may call it, as the table does', () => {
    for (const { method, path, operation } of operations()) {
      const row = permissions.find((one) => one.method === method && one.path.replaceAll(/:(\w+)/g, '{$1}') === path);
      if (row?.callers === 'anybody') expect(operation.security, path).toEqual([]);
      else
        expect([operation.security, operation.description], path).toEqual([
          undefined,
          `Roles: ${Object.keys(row?.callers ?? {}).join(', ')}.`,
        ]);
    }
  });

  it('is whole: its version, its own names, the parameters of its paths, a refusal for each call', () => {
    expect(document.openapi).toBe('3.1.0');
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { path, operation } of operations()) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        inPath.map(({ name }) => name),
        path,
      ).toEqual(wanted);
      expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['default']));
    }
  });

  it('points nowhere outside itself', () => {
    const references = referencesIn(document);
    expect(references.length).toBeGreaterThan(50);
    for (const reference of new Set(references)) {
      const found = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((value, name) => (value as { [name: string]: unknown } | undefined)?.[name], document);
      expect(found, reference).toBeTypeOf('object');
    }
  });
});
