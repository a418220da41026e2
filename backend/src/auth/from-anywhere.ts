import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const FROM_ANYWHERE = 'calmirror:from-anywhere';

/** Marks what another site may send: it carries a secret of its own, and no cookie gives it any right. */
export const FromAnywhere = (): CustomDecorator => SetMetadata(FROM_ANYWHERE, true);
