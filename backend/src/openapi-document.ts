import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The description of the API. `ConnectorsController.list` is the operation `connectors.list`. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Calmirror')
    .setDescription('Keeps calendars in agreement.')
    .setVersion('1')
    .addCookieAuth('calmirror')
    .build();
  return SwaggerModule.createDocument(app, head, {
    operationIdFactory: (controller, method) => {
      const area = controller.replace(/Controller$/, '');
      return `${area.charAt(0).toLowerCase()}${area.slice(1)}.${method}`;
    },
  });
}
