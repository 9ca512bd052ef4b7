using EmrSessionCredentials.Emulator.CommandLine;

return await EmulatorCommand.RunAsync(args).ConfigureAwait(false);
