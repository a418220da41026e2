import { TEMPLATE_VARIABLES, type TemplateVariable } from './policy.js';

const VARIABLE = /\{([^{}]*)\}/g;

/** Values of a template's variables; null where the event has none, which reads as nothing. */
export type TemplateValues = Readonly<Record<TemplateVariable, string | null>>;

/** The names in braces that are no template variables, in order of appearance; a lone brace is plain text. */
export function unknownVariables(template: string): readonly string[] {
  return [...template.matchAll(VARIABLE)].map((match) => match[1] ?? '').filter((name) => !isVariable(name));
}

/**
 * The template with its variables filled in. One pass only: a `{location}` inside an event's summary stays text, so
 * that the author of an event cannot ask for more than the administrator named. Unknown variables read as nothing.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(VARIABLE, (_, name: string) => (isVariable(name) ? (values[name] ?? '') : '')).trim();
}

function isVariable(name: string): name is TemplateVariable {
  return TEMPLATE_VARIABLES.some((variable) => variable === name);
}
