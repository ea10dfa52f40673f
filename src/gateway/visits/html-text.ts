/** HTML from templates in which every value is escaped, whatever it is: only what this function made goes in as it is. */

export interface Html {
  readonly html: string;
}

export type HtmlValue = string | number | Html | readonly HtmlValue[] | undefined | false;

export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return {
    html: parts.map((part, index) => part + toHtml(index < values.length ? values[index] : undefined)).join(''),
  };
}

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function toHtml(value: HtmlValue): string {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return (value as readonly HtmlValue[]).map(toHtml).join('');
  if (typeof value === 'object') return (value as Html).html;
  return String(value).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
}
