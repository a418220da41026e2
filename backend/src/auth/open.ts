import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const OPEN = 'calmirror:open';

/** Marks a route, or all of a controller's, as open to whoever asks; every other route needs a session. */
export const Open = (): CustomDecorator => SetMetadata(OPEN, true);
