/** Takes documents in: keeps them, cuts them into passages and has these embedded and indexed. */
package io.plugdesk.intake;
