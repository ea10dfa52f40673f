/** The data folder exists, may be written, and its disk has room: checked before anything else touches it. */

import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { StartError } from './start-error.ts';

/** Below this the database could not even recover. */
const leastFreeBytes = 200 * 1024 * 1024;

/** Throws `StartError` with a sentence. */
export function prepareDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw new StartError(`Đĩa đã đầy: không tạo được ${dataDir}.`);
    throw new StartError(`Không ghi được vào thư mục dữ liệu ${dataDir}; hãy kiểm tra đường dẫn và quyền ghi.`);
  }
  const { bavail, bsize } = statfsSync(dataDir);
  const freeMegabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  if (bavail * bsize < leastFreeBytes) {
    throw new StartError(`Đĩa gần đầy: ${dataDir} chỉ còn ${freeMegabytes} MB, cần ít nhất 200 MB trống.`);
  }
}
