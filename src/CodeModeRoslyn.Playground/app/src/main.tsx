import { render } from 'preact';
import { enter } from './state/session';
import './state/theme';
import './styles/page.css';
import { Page } from './views/Page';

void enter();
render(<Page />, document.getElementById('page')!);
