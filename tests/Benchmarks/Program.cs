using System.CommandLine;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.CommandLine;

namespace EmrSessionCredentials.Benchmarks;

/// <summary>Measures the module beside its peers (<c>compare</c>), or inside one process (<c>inside</c>).</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        RootCommand root = new("How fast the module is. Nothing here is a test; see README.md beside this project.")
        {
            CompareCommand.Create(),
            InsideCommand.Create(),
            FloorCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
