import { BlobLinks } from '../../../src/ui/parts/blob-links.tsx';
import { Button } from '../../../src/ui/parts/button.tsx';
import { StateChip } from '../../../src/ui/parts/notice.tsx';
import { OfficeFrame, OfficePage } from '../../../src/ui/parts/office-frame.tsx';
import tables from '../../../src/ui/parts/office-table.module.css';
import { OfficeTrouble } from '../../../src/ui/parts/office-trouble.tsx';
import { ScanToggle } from '../../../src/ui/parts/scan-toggle.tsx';
import { SortHead, useSorting } from '../../../src/ui/parts/sort-head.tsx';
import { Loading } from '../../../src/ui/parts/loading.tsx';
import { Nothing } from '../../../src/ui/parts/nothing.tsx';

const places = [
  { to: '/', label: 'Hồ sơ', icon: 'folder' },
  { to: '/hom-nay', label: 'Hôm nay', icon: 'home' },
] as const;
const others = [{ to: '/kiosk', label: 'Máy ở sảnh', icon: 'person' }] as const;
const rows = [
  ['Hồ Thị Mẫu', 'Bản sao khai sinh, trích lục hộ tịch', 'waiting', 'Chờ tiếp nhận'],
  ['Hồ Văn Thử', 'Trợ cấp hưu trí xã hội', 'done', 'Đã tiếp nhận'],
  ['Hồ Thị Con', 'Cấp giấy xác nhận tình trạng hôn nhân', 'attention', 'Cần bổ sung'],
] as const;
const sheet = new Blob(['Phiếu mẫu'], { type: 'text/plain' });

/** The frame with a page in it, a table, and what stands there when nothing came. */
export function OfficeParts() {
  const { sorting, sortBy } = useSorting<'name' | 'state'>('name');
  return (
    <OfficeFrame places={places} others={others} isCurrent={(to, pathname) => to === pathname}>
      <OfficePage title="Quầy tiếp nhận" lead="Khung, bảng, và các trạng thái của một trang văn phòng.">
        <div className={tables['wide']}>
          <table className={tables['table']}>
            <caption>Hồ sơ tuần này</caption>
            <thead>
              <tr>
                <SortHead column="name" sorting={sorting} onSort={sortBy}>
                  Người yêu cầu
                </SortHead>
                <th scope="col">Thủ tục</th>
                <SortHead column="state" sorting={sorting} onSort={sortBy}>
                  Trạng thái
                </SortHead>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, procedure, tone, state]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{procedure}</td>
                  <td>
                    <StateChip tone={tone}>{state}</StateChip>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p>
          <Button kind="primary">Tiếp nhận</Button> <Button>Yêu cầu bổ sung</Button>
        </p>
        <ScanToggle onText={() => undefined} />
        <BlobLinks blob={sheet} fileName="phieu-mau.txt" />
        <Nothing>Chưa có hồ sơ nào.</Nothing>
        <Loading />
        <OfficeTrouble trouble={{ kind: 'offline' }} onRetry={() => undefined} />
        <OfficeTrouble trouble={{ kind: 'refused', problem: { code: 'changed-meanwhile' } }} isOld />
      </OfficePage>
    </OfficeFrame>
  );
}
