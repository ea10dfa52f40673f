import { useState } from 'react';
import { lifeEvents } from '../../../src/core/procedure/procedure.ts';
import { BottomNav } from '../../../src/ui/parts/bottom-nav.tsx';
import { Button, ButtonLink } from '../../../src/ui/parts/button.tsx';
import { ConfirmDialog } from '../../../src/ui/parts/confirm-dialog.tsx';
import FullDisk from '../../../src/ui/parts/full-disk.tsx';
import { Icon, iconPaths } from '../../../src/ui/parts/icon.tsx';
import type { IconName } from '../../../src/ui/parts/icon.tsx';
import { LifeEventPicture } from '../../../src/ui/parts/life-event-picture.tsx';
import { LinkBar } from '../../../src/ui/parts/link-bar.tsx';
import { MarkedText } from '../../../src/ui/parts/marked-text.tsx';
import { Notice, StateChip } from '../../../src/ui/parts/notice.tsx';
import type { Tone } from '../../../src/ui/parts/notice.tsx';
import { PinForm } from '../../../src/ui/parts/pin-form.tsx';
import { ProgressSteps } from '../../../src/ui/parts/progress-steps.tsx';
import QrCode from '../../../src/ui/parts/qr-code.tsx';
import { RowLink, RowList } from '../../../src/ui/parts/row-list.tsx';
import { SatisfactionFaces } from '../../../src/ui/parts/satisfaction-faces.tsx';
import SignaturePad from '../../../src/ui/parts/signature-pad.tsx';
import { Nothing } from '../../../src/ui/parts/nothing.tsx';
import { TorchButton } from '../../../src/ui/parts/torch-button.tsx';
import css from './parts.module.css';

const tones: readonly (readonly [Tone, string])[] = [
  ['plain', 'Chưa có gì phải lo'],
  ['waiting', 'Chờ gửi'],
  ['moving', 'Đang gửi'],
  ['done', 'Đã tiếp nhận'],
  ['attention', 'Cần xem lại'],
];
const ignore = () => undefined;

/** Whatever takes a thumb. */
export function TouchParts() {
  return (
    <div className={css['columns']}>
      <div className={css['stack']}>
        <Button kind="primary" wide>
          Tiếp tục: Ký
        </Button>
        <div className={css['line']}>
          <Button icon="camera">Chụp</Button>
          <TorchButton session={{ torch: async () => undefined }} />
          <Button kind="quiet">Để sau</Button>
          <Button kind="danger" icon="cross">
            Xóa hẳn
          </Button>
          <Button disabled>Đang gửi…</Button>
          <ButtonLink to="/" icon="back">
            Quay lại
          </ButtonLink>
        </div>
        <BottomNav />
      </div>
      <div className={css['stack']}>
        <LinkBar />
        <RowList title="Đang làm dở">
          <RowLink
            to="/"
            title="Hồ Thị Mẫu"
            detail={
              <MarkedText
                parts={[
                  { text: 'Bản sao ', isMatch: false },
                  { text: 'khai sinh', isMatch: true },
                ]}
              />
            }
            state={<StateChip tone="waiting">Chờ gửi</StateChip>}
          />
          <RowLink to="/" title="Hồ Văn Thử" detail="Trợ cấp hưu trí xã hội · 2/5" />
        </RowList>
      </div>
    </div>
  );
}

/** What the app says of how things stand. */
export function StateParts() {
  return (
    <div className={css['columns']}>
      <div className={css['stack']}>
        <div className={css['line']}>
          {tones.map(([tone, words]) => (
            <StateChip key={tone} tone={tone}>
              {words}
            </StateChip>
          ))}
        </div>
        {tones.map(([tone, words]) => (
          <Notice key={tone} tone={tone}>
            <p>
              <b>{words}.</b> Một câu nói rõ có gì, và làm gì tiếp.
            </p>
          </Notice>
        ))}
        <FullDisk />
      </div>
      <div className={css['stack']}>
        <Nothing>Chưa có hồ sơ nào. Bắt đầu ở "Hồ sơ mới".</Nothing>
        <ProgressSteps
          stations={[
            { key: 'a', state: 'done', words: 'Đã chốt trên máy', detail: '21/11/2026' },
            { key: 'b', state: 'now', words: 'Đang gửi', detail: '2/3 phần' },
            { key: 'c', state: 'stuck', words: 'Cần bổ sung' },
            { key: 'd', state: 'later', words: 'Có kết quả' },
          ]}
        />
      </div>
    </div>
  );
}

export function PictureParts() {
  return (
    <>
      <div className={css['line']}>
        {lifeEvents.map((event) => (
          <span key={event} className={css['figure']}>
            <LifeEventPicture event={event} />
            {event}
          </span>
        ))}
      </div>
      <div className={css['line']}>
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <span key={name} className={css['figure']}>
            <Icon name={name} />
            {name}
          </span>
        ))}
        <span className={css['figure']}>
          <QrCode text="https://example.org" label="Mã mẫu" />
          mã QR
        </span>
      </div>
    </>
  );
}

export function DialogParts() {
  const [open, setOpen] = useState<'question' | 'signature'>();
  const close = () => setOpen(undefined);
  return (
    <div className={css['columns']}>
      <div className={css['stack']}>
        <div className={css['line']}>
          <Button onClick={() => setOpen('question')}>Mở câu hỏi</Button>
          <Button onClick={() => setOpen('signature')}>Mở ô ký</Button>
        </div>
        <PinForm />
      </div>
      <SatisfactionFaces onDone={ignore} onSkip={ignore} />
      {open === 'question' && (
        <ConfirmDialog
          title="Xóa hẳn hồ sơ này?"
          lead="Không lấy lại được."
          yes="Xóa hẳn"
          no="Giữ lại"
          onAnswer={close}
        />
      )}
      {open === 'signature' && <SignaturePad title="Hồ Thị Mẫu ký" onSigned={close} onClose={close} />}
    </div>
  );
}
