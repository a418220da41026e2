import { english } from '../src/texts/english/english';
import { learn } from '../src/texts/texts';

// In a browser the routes see to it.
learn(english);
