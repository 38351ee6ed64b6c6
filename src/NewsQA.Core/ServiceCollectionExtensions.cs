using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using NewsQA.Answering;
using NewsQA.Answering.Prose;
using NewsQA.Answering.Providers;
using NewsQA.Articles;
using NewsQA.Chunking;
using NewsQA.Embeddings;
using NewsQA.FactChecking;
using NewsQA.Ingestion;
using NewsQA.Reading;
using NewsQA.Retrieval;
using NewsQA.Storage;
using NewsQA.Storage.Qdrant;
using NewsQA.Storage.Sqlite;

namespace NewsQA;

/// <summary>Registration of NewsQA: the one place where all its wiring is visible.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds everything that answers questions about articles, configured by the section <c>NewsQA</c>. All services are singletons and safe
    /// for concurrent use. Call <see cref="OpenNewsQAAsync"/> once before they are used.
    /// </summary>
    /// <exception cref="OptionsValidationException">The section holds a name that is no setting.</exception>
    public static IServiceCollection AddNewsQA(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("NewsQA");
        services.TryAddSingleton(TimeProvider.System);

        // Articles and chunks
        services.AddValidated<ArticleOptions>(section, "Articles");
        services.AddValidated<ChunkingOptions>(section, "Chunking");
        services.TryAddSingleton<IArticleReader, ArticleReader>();
        services.TryAddSingleton(_ => ArcticModel.CreateTokenizer());
        services.TryAddSingleton(provider => new SentenceChunker(
            provider.GetRequiredService<BertTokenizer>(), provider.GetRequiredService<IOptions<ChunkingOptions>>()));

        // Local models
        services.AddValidated<OnnxOptions>(section, "Onnx");
        services.TryAddSingleton<OnnxSessions>();
        services.TryAddSingleton<ArcticEmbeddingGenerator>();
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(provider => provider.GetRequiredService<ArcticEmbeddingGenerator>());

        // Store, ingestion, retrieval
        services.AddValidated<SqliteStoreOptions>(section, "Store");
        services.AddValidated<IngestionOptions>(section, "Ingestion");
        services.AddValidated<RetrievalOptions>(section, "Retrieval");
        services.AddValidated<StoreOptions>(section, "Store");
        services.AddValidated<QdrantStoreOptions>(section, "Store:Qdrant");
        services.TryAddSingleton<IChunkStore>(provider => provider.GetRequiredService<IOptions<StoreOptions>>().Value.Kind switch
        {
            StoreKind.Qdrant => ActivatorUtilities.CreateInstance<QdrantChunkStore>(provider),
            _ => ActivatorUtilities.CreateInstance<SqliteChunkStore>(provider),
        });
        services.TryAddSingleton<StoreHealth>();
        services.TryAddSingleton<IngestionPipeline>();
        services.TryAddSingleton<ArchiveMaintenance>();
        services.TryAddSingleton<IRetriever, HybridRetriever>();

        // Reading and answering
        services.AddValidated<SpanReaderOptions>(section, "Reader");
        services.AddValidated<EvidenceReaderOptions>(section, "EvidenceReader");
        services.AddValidated<AnsweringOptions>(section, "Answering");
        services.AddValidated<FactCheckingOptions>(section, "FactChecking");
        services.AddReader();
        services.AddLanguageModel(section);
        RefuseUnknownSettings(services, section);
        services.TryAddSingleton(provider => new QuestionAnswerer(
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IRetriever>(),
            provider.GetRequiredService<IReader>(),
            provider.GetRequiredService<SentenceChunker>(),
            provider.GetRequiredService<IOptions<AnsweringOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QuestionAnswerer>>(),
            provider.GetRequiredService<ChatModel>().IsConfigured ? provider.GetRequiredService<ProsePath>() : null));
        return services;
    }

    /// <summary>Opens the store, and meanwhile loads the models that the first question will need.</summary>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static async Task OpenNewsQAAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.GetService<ArcticEmbeddingGenerator>()?.Preload();
        services.GetService<OnnxReaderModel>()?.Preload();
        var metadata = services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GetService<EmbeddingGeneratorMetadata>();
        await services.GetRequiredService<IChunkStore>().OpenAsync(
            new EmbeddingModelInfo(
                metadata?.DefaultModelId ?? throw new InvalidOperationException("The embedding generator does not name its model."),
                metadata.DefaultModelDimensions ?? throw new InvalidOperationException("The embedding generator does not tell its dimensions.")),
            cancellationToken);
    }

    /// <summary>The trained reader where one was deployed; else the best sentence answers.</summary>
    private static void AddReader(this IServiceCollection services)
    {
        if (!ReaderModelFiles.Exist)
        {
            services.TryAddSingleton<IReader, EvidenceReader>();
            return;
        }

        services.TryAddSingleton(_ => ReaderModelFiles.LoadInfo());
        services.TryAddSingleton(provider => ReaderModelFiles.Open(
            provider.GetRequiredService<OnnxSessions>(), provider.GetRequiredService<ReaderModelInfo>()));
        services.TryAddSingleton<IReaderModel>(provider => provider.GetRequiredService<OnnxReaderModel>());
        services.TryAddSingleton<PairEncoder>();
        services.TryAddSingleton(provider => new ClaimVerifier(
            provider.GetRequiredService<IReaderModel>(), provider.GetRequiredService<PairEncoder>()));
        services.TryAddSingleton<IReader, SpanReader>();
        services.TryAddSingleton(provider => new FactChecker(
            provider.GetRequiredService<IChunkStore>(),
            provider.GetRequiredService<IRetriever>(),
            provider.GetRequiredService<ClaimVerifier>(),
            provider.GetRequiredService<SentenceChunker>(),
            provider.GetRequiredService<IOptions<FactCheckingOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The language model, if one is configured. Semantic Kernel and the provider's library are loaded when it is first asked, never without one.</summary>
    private static void AddLanguageModel(this IServiceCollection services, IConfigurationSection section)
    {
        services.AddValidated<ModelOptions>(section, "Model");
        services.AddValidated<ProofOptions>(section, "Proof");
        services.TryAddSingleton(provider => new ChatModel(provider.GetRequiredService<IOptions<ModelOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Prompts>();
        services.TryAddSingleton(provider => new SentenceChecker(provider.GetService<ClaimVerifier>(), provider.GetRequiredService<IOptions<ProofOptions>>().Value));
        services.TryAddSingleton(provider => new ChatReader(
            provider.GetRequiredService<ChatModel>(), provider.GetRequiredService<Prompts>(), provider.GetRequiredService<SentenceChecker>(), provider.GetRequiredService<BertTokenizer>()));
        services.TryAddSingleton<ModelQuestionRewriter>();
        services.TryAddSingleton<ProsePath>();
    }

    private static void AddValidated<TOptions>(this IServiceCollection services, IConfigurationSection section, string name)
        where TOptions : class
    {
        services.AddOptions<TOptions>().Bind(section.GetSection(name)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsValidator<TOptions>($"{section.Path}:{name}"));
    }

    /// <summary>A name that is misspelt would be left out without a word, and its user believe that it holds.</summary>
    private static void RefuseUnknownSettings(IServiceCollection services, IConfigurationSection section)
    {
        string[] known = [.. services.Select(service => service.ImplementationInstance).OfType<IKnowSettings>().SelectMany(settings => settings.Settings)];
        string[] unknown = [.. section.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key)
            .Where(key => !known.Any(setting => $"{key}:".StartsWith($"{setting}:", StringComparison.OrdinalIgnoreCase)))];
        if (unknown.Length > 0)
            throw new OptionsValidationException(section.Path, typeof(IConfigurationSection), unknown.Select(key => $"{key} is no setting; {Siblings(key)}"));

        string Siblings(string key)
        {
            var parent = ConfigurationPath.GetParentPath(key);
            string[] names = [.. known.Where(setting => string.Equals(ConfigurationPath.GetParentPath(setting), parent, StringComparison.OrdinalIgnoreCase)).Select(setting => ConfigurationPath.GetSectionKey(setting)!)];
            return names.Length > 0
                ? $"those of {parent} are {string.Join(", ", names)}."
                : $"the sections are {string.Join(", ", known.Select(setting => ConfigurationPath.GetParentPath(setting)!).Distinct())}.";
        }
    }

    private interface IKnowSettings
    {
        /// <summary>Full names of the settings, such as <c>NewsQA:Store:Path</c>.</summary>
        IEnumerable<string> Settings { get; }
    }

    /// <summary>As the validator of data annotations, but it names the setting as its user writes it.</summary>
    private sealed class SettingsValidator<TOptions>(string section) : IValidateOptions<TOptions>, IKnowSettings
        where TOptions : class
    {
        public IEnumerable<string> Settings => typeof(TOptions).GetProperties().Where(property => property.CanWrite).Select(property => $"{section}:{property.Name}");

        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var wrong = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(Describe));
        }

        private string Describe(ValidationResult wrong) => wrong.ErrorMessage!.StartsWith("NewsQA:", StringComparison.Ordinal)
            ? wrong.ErrorMessage
            : $"{section}:{string.Join(", ", wrong.MemberNames)}: {wrong.ErrorMessage}";
    }
}
