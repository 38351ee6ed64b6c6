using NewsQA.Storage;

namespace NewsQA.Tests.Contracts;

public sealed class EveryStoreHasASuiteTests
{
    [Fact]
    public void Each_implementation_of_the_store_is_made_by_a_subclass_of_the_contract_suite()
    {
        var stores = typeof(IChunkStore).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IChunkStore)));
        var suites = typeof(ChunkStoreContract).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ChunkStoreContract))).Select(t => t.Name).ToList();

        Assert.Empty(stores.Select(s => s.Name + "ContractTests").Except(suites));
    }
}
