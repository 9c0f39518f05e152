import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// On a busy machine a page takes its time. No test measures time by these.
jest.setTimeout(90_000);
configure({ asyncUtilTimeout: 30_000 });

// jsdom has no canvas; axe-core copes with null and only wants to know.
HTMLCanvasElement.prototype.getContext = () => null;
