/** What the connectors' pages are called in the menus: apart from their words, which come with the pages. */
import { spoken } from '../spoken.ts';

export const connectorPlaces = spoken('connector-places.connectorPlaces', {
  connectors: 'Kết nối',
  forwarding: 'Chuyển một cửa',
  statuses: 'Nhập trạng thái',
});
