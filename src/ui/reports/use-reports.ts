import { useCallback } from 'react';
import type { Delivery } from '../../core/delivery/delivery.ts';
import type { OwnReport } from '../../core/report/report-ports.ts';
import type { ReportDraft } from '../../core/report/report-draft.ts';
import { useDevice } from '../parts/device-context.tsx';
import { useWatched } from '../state/use-watched.ts';

export interface OwnReportRow extends OwnReport {
  /** Absent: it was delivered and its packet is gone. */
  readonly delivery?: Delivery;
}

export interface Reports {
  readonly drafts: readonly ReportDraft[];
  readonly own: readonly OwnReportRow[];
}

/** Everything about reports that this phone has; undefined until it was read. */
export function useReports(): Reports | undefined {
  const device = useDevice();
  const load = useCallback(async (): Promise<Reports> => {
    const drafts = await device.reports.drafts();
    const deliveries = new Map((await device.outbox.deliveries()).map((delivery) => [delivery.pid, delivery]));
    const own = (await device.reports.list()).map((report): OwnReportRow => {
      const delivery = deliveries.get(report.pid);
      return delivery ? { ...report, delivery } : report;
    });
    return { drafts, own };
  }, [device]);
  return useWatched(load, ['reports', 'deliveries']);
}
