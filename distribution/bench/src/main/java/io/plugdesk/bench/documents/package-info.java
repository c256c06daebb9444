/** What becomes of files of any format: what is read, what is found, how fast. */
package io.plugdesk.bench.documents;
