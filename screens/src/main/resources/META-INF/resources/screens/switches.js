// For pages that are made on the server: puts the switches where the page has room for them.
import { switches } from './screen.js';

document.querySelector('#switches')?.append(...switches());
