import type { Routes } from '@angular/router';
import { MirrorACalendarPage } from './mirror-a-calendar-page';

const routes: Routes = [
  {
    path: '',
    component: MirrorACalendarPage,
    canDeactivate: [(page: MirrorACalendarPage) => page.mayLeave()],
  },
];

export default routes;
