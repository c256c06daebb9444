package io.plugdesk.intake.rest;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The form with which a file is taken in, as the description shows it; the file comes last.
 *
 * @param documentId the caller's own id; the file's name when it is not given
 * @param namespace the part of the knowledge it belongs to
 * @param metadata further keys as a JSON object; title and url become those of the document
 * @param chunkingStrategy semantic, fixed_size or paragraph
 * @param chunkSize the most tokens of a passage
 * @param file the file
 */
@Schema(
    name = "IngestForm",
    description = "A file of any format that is understood; the fields come before the file.")
record UploadForm(
    @Schema(name = "document_id", description = "The file's name when it is not given")
        String documentId,
    @Schema(name = "namespace", description = "default when it is not given") String namespace,
    @Schema(name = "metadata", description = "A JSON object of plain values") String metadata,
    @Schema(name = "chunking_strategy", description = "semantic, fixed_size or paragraph")
        String chunkingStrategy,
    @Schema(name = "chunk_size", description = "The most tokens of a passage") Integer chunkSize,
    @Schema(
            name = "file",
            type = "string",
            format = "binary",
            description = "PDF, DOCX, PPTX, XLSX, HTML, CSV, Markdown, text or e-mail")
        String file) {}
