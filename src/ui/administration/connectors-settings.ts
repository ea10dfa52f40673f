/** What is typed about a connector, and the settings that the gateway takes: addresses stand in fields, the mapping as JSON. */

export interface SettingsDraft {
  readonly subfolder: string;
  readonly as: 'folder' | 'zip';
  readonly forwardUrl: string;
  readonly statusUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly mapping: string;
}

const inFields = ['forwardUrl', 'statusUrl', 'tokenUrl', 'clientId'] as const;

/** What a new mapping begins with: every part that may be said, to be changed rather than looked up. */
const startMapping = {
  fields: {
    soHoSo: 'officialNumber',
    maThuTuc: 'procedureCode',
    'nguoiNop.hoTen': 'applicant.fullName',
    'nguoiNop.soDinhDanh': 'applicant.idNumber',
    nguon: { value: 'go-cua' },
  },
  files: { at: 'tepDinhKem', name: 'tenTep', content: 'noiDung', mediaType: 'loai', sha256: 'maKiemTra' },
  remoteIdAt: 'maHoSo',
  statusAt: 'trangThai',
  statusTimeAt: 'ngayCapNhat',
  statuses: { DANG_XU_LY: '4', DA_XONG: '9' },
  idempotencyHeader: 'Idempotency-Key',
  pollMinutes: 30,
  timeoutSeconds: 30,
};

export function startSettings(kept: { readonly [name: string]: unknown } = {}): SettingsDraft {
  const text = (name: string) => {
    const value = kept[name];
    return typeof value === 'string' ? value : '';
  };
  const others = Object.entries(kept).filter(([name]) => !(inFields as readonly string[]).includes(name));
  const mapping = text('forwardUrl') === '' ? startMapping : Object.fromEntries(others);
  return {
    subfolder: text('subfolder'),
    as: kept['as'] === 'zip' ? 'zip' : 'folder',
    forwardUrl: text('forwardUrl'),
    statusUrl: text('statusUrl'),
    tokenUrl: text('tokenUrl'),
    clientId: text('clientId'),
    mapping: JSON.stringify(mapping, undefined, 2),
  };
}

/** Absent: the mapping is no JSON object. */
export function toSettings(kind: string, draft: SettingsDraft): { readonly [name: string]: unknown } | undefined {
  if (kind === 'file-drop') return { subfolder: draft.subfolder.trim(), as: draft.as };
  const mapping = findObject(draft.mapping);
  const addresses = inFields.flatMap((name) => (draft[name].trim() === '' ? [] : [[name, draft[name].trim()]]));
  return mapping && { ...mapping, ...(Object.fromEntries(addresses) as object) };
}

function findObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
