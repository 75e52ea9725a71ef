package interleave.cli.card;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Fills the templates of pages. What is put into them is escaped; threads may use it at the same time. */
public final class PageTemplates {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    /**
     * The templates of a package.
     *
     * @param beside a class in that package
     */
    public PageTemplates(Class<?> beside) {
        configuration.setClassForTemplateLoading(beside, "");
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
    }

    /** The page that one of them becomes with this model. */
    public String fill(String template, Map<String, Object> model) {
        StringWriter page = new StringWriter();
        try {
            configuration.getTemplate(template).process(model, page);
        } catch (IOException | TemplateException ours) {
            throw new IllegalStateException(
                    template + ": " + ours.getMessage().lines().findFirst().orElse(""), ours);
        }
        return page.toString();
    }
}
