import { page as texts } from '../texts/vi/page.ts';
import { ButtonLink } from './button.tsx';
import { Page } from './page.tsx';

export default function NotFoundScreen() {
  return (
    <Page
      title={texts.notFound}
      lead={texts.notFoundLead}
      actions={
        <ButtonLink kind="primary" to="/" wide>
          {texts.toHome}
        </ButtonLink>
      }
    />
  );
}
