import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { SecretsModule } from '../secrets/secrets.module.js';
import { BrowserSession } from './browser-session.js';
import { Passwords } from './passwords.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { Setup } from './setup.js';
import { SignInBudget } from './sign-in-budget.js';
import { SignIn } from './sign-in.js';
import { Users } from './users.js';

@Module({
  imports: [DatabaseModule, SecretsModule, AuditModule],
  providers: [BrowserSession, Passwords, SessionCookie, Sessions, Setup, SignIn, SignInBudget, Users],
  exports: [BrowserSession, SessionCookie, Sessions, Setup],
})
export class AuthModule {}
