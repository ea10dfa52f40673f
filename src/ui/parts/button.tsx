/** Buttons and links that look like buttons: one primary a screen, 56 px; the others at least 48 px. */

import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Link } from 'react-router';
import css from './button.module.css';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Look {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'>;

export function Button({ kind = 'secondary', icon, wide, children, type = 'button', ...rest }: ButtonProps) {
  return (
    // oxlint-disable-next-line react/button-has-type -- the type has a safe default above
    <button type={type} className={look(kind, wide)} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

interface ButtonLinkProps extends Look {
  readonly to: string;
  readonly onClick?: () => void;
}

export function ButtonLink({ kind = 'secondary', icon, wide, children, to, onClick }: ButtonLinkProps) {
  return (
    <Link to={to} className={look(kind, wide)} onClick={onClick}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

function look(kind: ButtonKind, wide: boolean | undefined): string {
  return `${css['button']} ${css[kind]} ${wide ? css['wide'] : ''}`;
}
