import { IsString, Length, Matches } from 'class-validator';

export const LONGEST_NAME = 200;

/** A name that people give: some visible text without control characters. */
export function IsName(): PropertyDecorator {
  const rules = [
    IsString(),
    Length(1, LONGEST_NAME),
    Matches(/^(?=.*\S)\P{Cc}*$/u, { message: 'A name needs visible text and no control characters.' }),
  ];
  return (target, property) => rules.forEach((rule) => rule(target, property));
}
