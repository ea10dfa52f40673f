import css from './parts.module.css';

const shown = [
  ['light', 'Sáng'],
  ['dark', 'Tối'],
  ['sunlight', 'Ngoài nắng'],
] as const;

/** The page of parts three times, a theme each; a narrow window has them one under the other. */
export function ThemesSideBySide() {
  return (
    <main className={css['themes']}>
      {shown.map(([theme, name]) => (
        <section key={theme}>
          <h1>
            <a href={`?theme=${theme}`}>{name}</a>
          </h1>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- this very page, from this very server */}
          <iframe title={name} src={`?theme=${theme}`} />
        </section>
      ))}
    </main>
  );
}
