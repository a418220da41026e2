import {
  POLICY_FIELDS,
  PRESETS,
  TEMPLATE_VARIABLES,
  type FieldRule,
  type PolicyField,
  type PolicySettings,
  type Preset,
} from '@calmirror/core';
import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';

/** What becomes of one field of an event. */
export class FieldRuleWire {
  @ApiProperty({ enum: ['drop', 'copy', 'replace'] }) rule: FieldRule['rule'];

  @ApiPropertyOptional({
    example: 'Busy ({source})',
    description: `With replace only. Variables: ${TEMPLATE_VARIABLES.map((name) => `{${name}}`).join(', ')}.`,
  })
  template?: string;
}

export class RemindersWire {
  @ApiProperty({ enum: ['none', 'fixed'] }) kind: 'none' | 'fixed';
  @ApiPropertyOptional({ type: [Number], description: 'With fixed only.' }) minutesBefore?: number[];
}

/** A privacy policy as documented; the core says what is right (`validatePolicy`), so that it is said once. */
@ApiExtraModels(FieldRuleWire)
export class PolicyWire {
  @ApiProperty({ enum: PRESETS }) preset: Preset;

  @ApiPropertyOptional({
    type: 'object',
    description: `With custom only, by field; a field that is not named is dropped. Fields: ${POLICY_FIELDS.join(', ')}.`,
    additionalProperties: { $ref: getSchemaPath(FieldRuleWire) },
    example: { summary: { rule: 'copy' }, location: { rule: 'replace', template: 'see {source}' } },
  })
  fields?: Partial<Record<PolicyField, FieldRuleWire>>;

  @ApiPropertyOptional({ type: RemindersWire }) reminders?: RemindersWire;

  @ApiPropertyOptional({ enum: ['keep', 'public', 'private'] })
  visibility?: NonNullable<PolicySettings['visibility']>;

  @ApiPropertyOptional({ enum: ['keep', 'busy', 'free', 'by-answer'] })
  transparency?: NonNullable<PolicySettings['transparency']>;
}
