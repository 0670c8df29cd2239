import { screensAsReviewed } from '../screens/as-reviewed.ts';

screensAsReviewed('en');
