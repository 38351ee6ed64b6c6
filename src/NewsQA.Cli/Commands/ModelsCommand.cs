using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsQA.Answering.Providers;
using NewsQA.Cli.Hosting;
using NewsQA.Cli.Json;
using NewsQA.Cli.Terminal;

namespace NewsQA.Cli.Commands;

/// <summary><c>newsqa models</c>: which language model is configured, and whether it answers.</summary>
internal sealed class ModelsCommand(CommandEnvironment environment) : ProductCommand<GlobalSettings>(environment)
{
    protected override bool OpensStore => false;

    protected override async Task<int> RunAsync(IServiceProvider services, GlobalSettings settings, Output output, CancellationToken cancellationToken)
    {
        var model = services.GetRequiredService<ChatModel>();
        var status = model.IsConfigured ? await model.CheckAsync(cancellationToken) : null;
        if (settings.Json)
        {
            output.Raw(JsonSerializer.Serialize(
                new ModelStatusJson(model.Provider.ToString(), model.Name, model.Endpoint, status?.Answers, status?.Failure, status is null ? null : Math.Round(status.Milliseconds, 3)),
                CliJson.Lines.ModelStatusJson));
        }
        else if (status is null)
        {
            output.Line("No language model: the local reader answers, and nothing leaves this machine. Set NewsQA:Model:Provider to use one.");
        }
        else
        {
            output.Line($"{model.Provider} {model.Name}");
            output.Line($"Address: {model.Endpoint}");
            if (status.Answers)
                output.Line(string.Create(CultureInfo.InvariantCulture, $"Answers: yes, in {status.Milliseconds:F0} ms"));
        }

        if (status is { Answers: false })
            output.Fail(status.Failure!);
        return status is { Answers: false } ? ExitCode.Failed : ExitCode.Answered;
    }
}
