import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AppRegistrationAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';
import { RegistrationsApi } from '../data/registrations-api';
import { RegistrationForm } from '../registrations/registration-form';
import { action } from '../ui/action/action';
import { Confirm } from '../ui/confirm/confirm';
import { Facts } from '../ui/facts/facts';
import { FocusFirst } from '../ui/focus/focus-first';
import { Notice } from '../ui/notice/notice';
import { ProblemPanel } from '../ui/problem/problem-panel';
import { TimeAgo } from '../ui/time/time-ago';

/** The installation's app at one provider: as it is registered, or the way to register it. */
@Component({
  selector: 'app-registration-card',
  imports: [Facts, FocusFirst, MatButton, ProblemPanel, RegistrationForm, RouterLink, TimeAgo],
  templateUrl: './registration-card.html',
  styleUrl: '../ui/card/titled-card.scss',
})
export class RegistrationCard {
  private readonly api = inject(RegistrationsApi);
  private readonly confirm = inject(Confirm);
  private readonly notice = inject(Notice);
  protected readonly all = inject(TEXTS);
  protected readonly texts = this.all.registrations;
  readonly registration = input.required<AppRegistrationAnswer>();
  readonly changed = output();

  protected readonly words = computed(() => this.texts.providers[this.registration().kind]);
  protected readonly editing = signal(false);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  protected readonly removing = action(async () => {
    const { title, body, act } = this.texts.removal;
    const { name } = this.words();
    if (!(await this.confirm.ask({ title: title(name), body, act, tone: 'danger' }))) return;
    await this.api.remove(this.registration().kind);
    this.notice.say(this.texts.removed(name));
    this.changed.emit();
  });

  protected saved(): void {
    this.notice.say(this.texts.saved(this.words().name));
    this.close();
    this.changed.emit();
  }

  /** The form goes, and the focus with it: it goes on where the card begins. */
  protected close(): void {
    this.editing.set(false);
    this.title().nativeElement.focus({ preventScroll: true });
  }

  protected readonly at = (time: string): number => Date.parse(time);
  protected readonly day = (time: string): string =>
    new Date(time).toLocaleDateString(this.all.language, { dateStyle: 'medium', timeZone: 'UTC' });
}
