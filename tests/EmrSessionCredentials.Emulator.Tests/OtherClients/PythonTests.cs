using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>botocore, the core of the AWS CLI and boto3, wherever Python has it.</summary>
public sealed class PythonTests
{
    private const string Client = "botocore";
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Python");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Botocore(string name, string? error) => Assert.True(error is null, $"{name}: {error}");

    public static async Task<IEnumerable<ITheoryDataRow>> Cases()
    {
        if (OtherClient.Find("python3", "python.exe") is not string python)
            return OtherClient.Skipped(Client, "Python 3 is not on the PATH");
        (int exitCode, _, _) = await OtherClient.RunAsync(Folder, python, ["-c", "import botocore"]);
        return exitCode == 0
            ? await OtherClient.RowsAsync(Client, Folder, python, "check.py")
            : OtherClient.Skipped(Client, "Python 3 has no module botocore");
    }
}
