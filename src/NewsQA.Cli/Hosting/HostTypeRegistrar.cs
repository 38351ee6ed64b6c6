using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace NewsQA.Cli.Hosting;

/// <summary>Gives commands their environment. The host is built by the command, once its options are known.</summary>
internal sealed class HostTypeRegistrar : ITypeRegistrar
{
    private readonly ServiceCollection _services = new();

    public HostTypeRegistrar(CommandEnvironment environment) => _services.AddSingleton(environment);

    public void Register(Type service, Type implementation) => _services.AddSingleton(service, implementation);

    public void RegisterInstance(Type service, object implementation) => _services.AddSingleton(service, implementation);

    public void RegisterLazy(Type service, Func<object> factory) => _services.AddSingleton(service, _ => factory());

    public ITypeResolver Build() => new Resolver(_services.BuildServiceProvider());

    private sealed class Resolver(ServiceProvider provider) : ITypeResolver
    {
        public object? Resolve(Type? type) => type is null ? null : provider.GetService(type);
    }
}
