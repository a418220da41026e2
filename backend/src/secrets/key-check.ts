import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { StartRefused } from '../config/start-refused.js';
import { Installation } from '../database/entities/installation.entity.js';
import { sealContext, SecretBox } from './secret-box.js';

const WORD = 'calmirror';

/**
 * Refuses to start with a key ring that cannot open what this database has sealed: better one clear line than every
 * connector failing. The word is sealed by the first process ever started, so the key of that day has to stay in the ring.
 */
@Injectable()
export class KeyCheck implements OnModuleInit {
  constructor(
    @InjectRepository(Installation) private readonly installations: Repository<Installation>,
    private readonly box: SecretBox,
  ) {}

  async onModuleInit(): Promise<void> {
    const { id } = await this.installations.findOneByOrFail({ singleton: true });
    const context = sealContext('installation', 'key_check', id);
    await this.installations.update({ keyCheck: IsNull() }, { keyCheck: this.box.seal(WORD, context) });
    const { keyCheck } = await this.installations.findOneByOrFail({ singleton: true });
    try {
      this.box.open(keyCheck as Buffer, context);
    } catch (error) {
      throw new StartRefused(`SECRET_KEYS is not the key ring of this database: ${(error as Error).message}`);
    }
  }
}
