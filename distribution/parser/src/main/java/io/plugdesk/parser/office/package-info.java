/** Reads the formats of Office: Word, PowerPoint and Excel. */
package io.plugdesk.parser.office;
