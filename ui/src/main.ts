import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './styles/tokens.css';
import './styles/base.css';

import { mount } from 'svelte';

import { chooseHost } from './host/choose';
import CounterView from './views/CounterView.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(CounterView, { target, props: { host: chooseHost() } });
