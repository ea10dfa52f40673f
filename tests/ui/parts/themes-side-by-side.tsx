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
          <iframe title={name} src={`?theme=${theme}`} />
        </section>
      ))}
    </main>
  );
}
