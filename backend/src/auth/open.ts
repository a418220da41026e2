import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const OPEN = 'calmirror:open';

/** Marks a route, or all of a controller's, as open to whoever asks; every other route needs a session. */
export const Open = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(OPEN, true), ApiExtension('x-open', true));
