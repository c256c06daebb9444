package io.plugdesk.shell;

import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;

/** Completes the names of files. */
@Service
public final class FileNames extends FileCompleter {}
