/** What must never happen, in the order of the report. */
export const FINDING_KINDS = [
  'lost',
  'duplicate',
  'unexpected',
  'out of order',
  'after removal',
  'receipt decreased',
  'past deadline',
  'wrongly refused',
  'untyped answer',
  'not finished',
  'process ended',
] as const;

/** Something that must never happen, and did. */
export type Finding = { readonly kind: (typeof FINDING_KINDS)[number]; readonly text: string };

/** Makes a finding. */
export function finding(kind: Finding['kind'], text: string): Finding {
  return { kind, text };
}
