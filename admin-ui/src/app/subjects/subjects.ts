export const SUBJECT_KINDS = ['pair', 'calendar', 'connector'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a job or an audit entry speaks of. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

/** The page of a subject, as the router takes it. */
export const pathOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string[] => [`/${kind}s`, id];

/** Where the API has it. */
export const addressOf = ({ kind, id }: Pick<Subject, 'kind' | 'id'>): string => `/api/${kind}s/${id}`;
