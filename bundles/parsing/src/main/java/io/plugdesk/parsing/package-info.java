/** Reads files of any format in a process of its own, which may die of them. */
package io.plugdesk.parsing;
