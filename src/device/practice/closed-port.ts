import { StorageFailure } from '../../core/storage-failure.ts';

/** A port that practice has no use for: every call rejects with problem `action-not-possible`. */
export function closedPort<Port extends object>(): Port {
  return new Proxy({} as Port, {
    get: () => () => Promise.reject(new StorageFailure({ code: 'action-not-possible' })),
  });
}
