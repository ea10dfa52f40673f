/** The order and shape of the fields as the other system's screen has them; set once, remembered on this PC by ids alone. */

import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { copying as texts } from '../../texts/vi/desk-copying.ts';
import css from './copying.module.css';
import { copyShapes } from './copy-fields.ts';
import type { CopyField } from './copy-fields.ts';
import { baseId, moved, noPlan, planned, shapeOf, shaped, switched } from './copy-plan.ts';
import type { CopyPlan } from './copy-plan.ts';

interface CopyOrderProps {
  readonly fields: readonly CopyField[];
  readonly plan: CopyPlan;
  readonly onPlan: (plan: CopyPlan) => void;
}

export function CopyOrder({ fields, plan, onPlan }: CopyOrderProps) {
  const shown = planned(fields, plan).filter(
    (field, index, all) => all.findIndex((other) => baseId(other.id) === baseId(field.id)) === index,
  );
  return (
    <>
      <p className={css['lead']}>{texts.arrangeLead}</p>
      <ol className={css['order']}>
        {shown.map((field, index) => {
          const shapes = copyShapes.filter((shape) => field.shapes[shape]);
          return (
            <li key={field.id} data-skipped={plan.skipped.includes(baseId(field.id)) || undefined}>
              <label>
                <input
                  type="checkbox"
                  aria-label={texts.skip(field.label)}
                  checked={!plan.skipped.includes(baseId(field.id))}
                  onChange={() => onPlan(switched(plan, field.id))}
                />
                {field.label}
              </label>
              {shapes.length > 1 && (
                <select
                  aria-label={texts.shape(field.label)}
                  value={shapeOf(field, plan)}
                  onChange={({ target }) => {
                    const shape = copyShapes.find((each) => each === target.value);
                    if (shape) onPlan(shaped(plan, field.id, shape));
                  }}
                >
                  {shapes.map((shape) => (
                    <option key={shape} value={shape}>
                      {texts.shapes[shape]}
                    </option>
                  ))}
                </select>
              )}
              <button
                type="button"
                aria-label={texts.up(field.label)}
                disabled={index === 0}
                onClick={() => onPlan(moved(fields, plan, field.id, -1))}
              >
                <Icon name="up" size={20} />
              </button>
              <button
                type="button"
                className={css['down']}
                aria-label={texts.down(field.label)}
                disabled={index === shown.length - 1}
                onClick={() => onPlan(moved(fields, plan, field.id, 1))}
              >
                <Icon name="up" size={20} />
              </button>
            </li>
          );
        })}
      </ol>
      <p>
        <Button kind="quiet" onClick={() => onPlan(noPlan)}>
          {texts.arrangeReset}
        </Button>
      </p>
    </>
  );
}
