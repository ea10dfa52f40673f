/** Every part of the interface on one page, in every state that it has, drawn by the app's own code. */

import type { ReactNode } from 'react';
import { ColourParts } from './colour-parts.tsx';
import { FieldParts } from './field-parts.tsx';
import { OfficeParts } from './office-parts.tsx';
import css from './parts.module.css';
import { DialogParts, PictureParts, StateParts, TouchParts } from './phone-parts.tsx';

export function PartsPage() {
  return (
    <main className={css['page']}>
      <h1>Mọi phần của giao diện</h1>
      <Part name="Màu và chữ">
        <ColourParts />
      </Part>
      <Part name="Nút, hàng, thanh">
        <TouchParts />
      </Part>
      <Part name="Trạng thái">
        <StateParts />
      </Part>
      <Part name="Mọi loại câu hỏi, và khi có lỗi">
        <FieldParts />
      </Part>
      <Part name="Hình vẽ và biểu tượng">
        <PictureParts />
      </Part>
      <Part name="Hộp thoại, ký, hài lòng">
        <DialogParts />
      </Part>
      <Part name="Văn phòng: khung, bảng, ô nhập">
        <OfficeParts />
      </Part>
    </main>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={css['part']} aria-label={name}>
      <h2>{name}</h2>
      {children}
    </section>
  );
}
