import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import { User } from '../database/entities/user.entity.js';
import { newId } from '../database/new-id.js';

/** The one form in which an address is stored and looked up. */
const plainEmail = (email: string): string => email.trim().toLowerCase();

@Injectable()
export class Users {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  async exist(manager: EntityManager = this.users.manager): Promise<boolean> {
    return manager.existsBy(User, {});
  }

  findByEmail(email: string): Promise<User | null> {
    return this.users.findOneBy({ email: plainEmail(email) });
  }

  async create(manager: EntityManager, user: { email: string; name: string; passwordHash: string }): Promise<User> {
    return manager.save(User, { ...user, id: newId(), email: plainEmail(user.email), createdAt: new Date() });
  }

  async replaceHash(id: string, passwordHash: string): Promise<void> {
    await this.users.update(id, { passwordHash });
  }
}
