import { render } from 'preact';
import { enter } from './state/session';
import './state/theme';
import './styles/page.css';
import { Page } from './views/Page';

// The editor is most of the page: it comes while the server says who we are.
void import('./editor/Editor');
void enter();
render(<Page />, document.getElementById('page')!);
